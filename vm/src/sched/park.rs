//! Why goroutines wait.

macro_rules! wait_reasons {
    ($($name:ident = $text:literal;)*) => {
        /// Why a goroutine waits, as Go's traces name it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum WaitReason { $($name),* }

        impl WaitReason {
            /// The words between brackets in a trace.
            pub fn text(self) -> &'static str {
                match self { $(WaitReason::$name => $text),* }
            }
        }
    };
}

wait_reasons! {
    ChanReceive = "chan receive";
    ChanReceiveNil = "chan receive (nil chan)";
    ChanSend = "chan send";
    ChanSendNil = "chan send (nil chan)";
    Select = "select";
    SelectNoCases = "select (no cases)";
    Sleep = "sleep";
    Semaphore = "semacquire";
    Mutex = "sync.Mutex.Lock";
    ReadLock = "sync.RWMutex.RLock";
    WriteLock = "sync.RWMutex.Lock";
    WaitGroup = "sync.WaitGroup.Wait";
    Cond = "sync.Cond.Wait";
    Io = "IO wait";
}
