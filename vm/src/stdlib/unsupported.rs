//! Exported names of Go 1.27's packages that minigo does not have, generated from Go's own sources.

#![cfg_attr(rustfmt, rustfmt_skip)]

/// By import path, in its order.
pub(super) const UNSUPPORTED: &[(&str, &[&str])] = &[
    ("crypto/subtle", &[
        "WithDataIndependentTiming",
    ]),
    ("encoding/json", &[
        "InvalidUTF8Error", "UnmarshalFieldError",
    ]),
    ("hash/maphash", &[
        "Comparable", "ComparableHasher", "Hasher", "WriteComparable",
    ]),
    ("math", &[
        "Erfcinv", "Erfinv", "J0", "J1", "Jn", "Lgamma", "Y0", "Y1", "Yn",
    ]),
    ("math/big", &[
        "Float.GobDecode", "Float.GobEncode", "Int.GobDecode", "Int.GobEncode", "Rat.GobDecode", "Rat.GobEncode",
    ]),
    ("os", &[
        "Chown", "CopyFS", "ErrDeadlineExceeded", "ErrNoDeadline", "ErrNoHandle", "ErrProcessDone", "Executable",
        "File.Chown", "File.SetDeadline", "File.SetReadDeadline", "File.SetWriteDeadline", "File.SyscallConn",
        "FindProcess", "Getgroups", "Getpagesize", "Interrupt", "Kill", "Lchown", "NewFile", "OpenInRoot", "OpenRoot",
        "Pipe", "ProcAttr", "Process", "ProcessState", "Root", "Signal", "StartProcess",
    ]),
    ("reflect", &[
        "NewAt", "Select", "SelectCase", "SelectDefault", "SelectDir", "SelectRecv", "SelectSend", "SliceAt",
        "SliceHeader", "StringHeader", "Value.InterfaceData", "Value.SetPointer", "Value.UnsafeAddr",
        "Value.UnsafePointer",
    ]),
    ("regexp/syntax", &[
        "ClassNL", "Compile", "DotNL", "EmptyBeginLine", "EmptyBeginText", "EmptyEndLine", "EmptyEndText",
        "EmptyNoWordBoundary", "EmptyOp", "EmptyOpContext", "EmptyWordBoundary", "Flags", "FoldCase", "Inst", "InstAlt",
        "InstAltMatch", "InstCapture", "InstEmptyWidth", "InstFail", "InstMatch", "InstNop", "InstOp", "InstRune",
        "InstRune1", "InstRuneAny", "InstRuneAnyNotNL", "IsWordChar", "Literal", "MatchNL", "NonGreedy", "OneLine",
        "Op", "OpAlternate", "OpAnyChar", "OpAnyCharNotNL", "OpBeginLine", "OpBeginText", "OpCapture", "OpCharClass",
        "OpConcat", "OpEmptyMatch", "OpEndLine", "OpEndText", "OpLiteral", "OpNoMatch", "OpNoWordBoundary", "OpPlus",
        "OpQuest", "OpRepeat", "OpStar", "OpWordBoundary", "POSIX", "Parse", "Perl", "PerlX", "Prog", "Regexp",
        "Simple", "UnicodeGroups", "WasDollar",
    ]),
    ("runtime", &[
        "BlockProfile", "BlockProfileRecord", "Breakpoint", "CPUProfile", "GoroutineProfile", "MemProfile", "MemProfileRate",
        "MemProfileRecord", "MutexProfile", "Pinner", "ReadTrace", "SetBlockProfileRate", "SetCPUProfileRate",
        "SetCgoTraceback", "SetDefaultGOMAXPROCS", "SetMutexProfileFraction", "StackRecord",
        "StartTrace", "StopTrace", "ThreadCreateProfile",
    ]),
    ("runtime/debug", &[
        "BuildInfo", "BuildSetting", "CrashOptions", "Module", "ParseBuildInfo", "ReadBuildInfo",
        "SetCrashOutput", "SetMaxStack", "SetMaxThreads", "SetPanicOnFault", "SetTraceback",
        "WriteHeapDump",
    ]),
    ("sync/atomic", &[
        "CompareAndSwapPointer", "LoadPointer", "StorePointer", "SwapPointer",
    ]),
    ("testing", &[
        "B.ArtifactDir", "B.Attr", "B.Output", "Cover", "CoverBlock", "Coverage", "F", "InternalFuzzTarget", "Main",
        "RegisterCover", "RunBenchmarks", "RunExamples", "RunTests", "T.ArtifactDir", "T.Attr", "T.Output",
        "TB.ArtifactDir", "TB.Attr", "TB.Output",
    ]),
    ("testing/iotest", &[
        "TestReader",
    ]),
    ("text/template", &[
        "Template.AddParseTree", "Template.Root", "Template.Tree",
    ]),
    ("unicode", &[
        "ASCII_Hex_Digit", "Bidi_Control", "CaseRanges", "CategoryAliases", "Dash",
        "Deprecated", "Diacritic", "Extender", "FoldCategory", "FoldScript", "Hex_Digit", "Hyphen",
        "IDS_Binary_Operator", "IDS_Trinary_Operator", "IDS_Unary_Operator", "ID_Compat_Math_Continue",
        "ID_Compat_Math_Start", "Ideographic", "Join_Control", "Logical_Order_Exception", "Modifier_Combining_Mark",
        "Noncharacter_Code_Point", "Other_Alphabetic", "Other_Default_Ignorable_Code_Point", "Other_Grapheme_Extend",
        "Other_ID_Continue", "Other_ID_Start", "Other_Lowercase", "Other_Math", "Other_Uppercase", "Pattern_Syntax",
        "Pattern_White_Space", "Prepended_Concatenation_Mark", "Properties", "Quotation_Mark", "Radical",
        "Regional_Indicator", "STerm", "Sentence_Terminal", "Soft_Dotted", "Terminal_Punctuation",
        "Unified_Ideograph", "Variation_Selector",
    ]),
];
