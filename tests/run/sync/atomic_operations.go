package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type config struct{ name string }

func main() {
	var n int64
	var u uint32 = 5
	var wg sync.WaitGroup
	for range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 100 {
				atomic.AddInt64(&n, 2)
			}
		}()
	}
	wg.Wait()
	fmt.Println(atomic.LoadInt64(&n))
	fmt.Println(atomic.AddUint32(&u, ^uint32(0)), atomic.SwapUint32(&u, 77), u)
	fmt.Println(atomic.CompareAndSwapUint32(&u, 77, 78), atomic.CompareAndSwapUint32(&u, 77, 79), u)
	var i32 atomic.Int32
	i32.Store(-3)
	fmt.Println(i32.Add(5), i32.Swap(9), i32.CompareAndSwap(9, 10), i32.Load())
	var u64 atomic.Uint64
	fmt.Println(u64.Add(1<<63), u64.Load())
	var b atomic.Bool
	fmt.Println(b.Swap(true), b.Load())
	var v atomic.Value
	fmt.Println(v.Load() == nil)
	v.Store(config{"one"})
	v.Store(config{"two"})
	fmt.Println(v.Load().(config).name)
	st := struct {
		pad byte
		c   int64
	}{}
	atomic.StoreInt64(&st.c, 1<<40)
	fmt.Println(st.c)
	arr := make([]int32, 3)
	atomic.AddInt32(&arr[1], 4)
	fmt.Println(arr)
}
