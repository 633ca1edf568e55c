//! Exported names of Go 1.27's packages that minigo does not have, generated from Go's own sources.

#![cfg_attr(rustfmt, rustfmt_skip)]

/// By import path, in its order.
pub(super) const UNSUPPORTED: &[(&str, &[&str])] = &[
    ("bytes", &[
        "ToLowerSpecial", "ToTitleSpecial", "ToUpperSpecial",
    ]),
    ("crypto/subtle", &[
        "WithDataIndependentTiming",
    ]),
    ("encoding/json", &[
        "InvalidUTF8Error", "UnmarshalFieldError",
    ]),
    ("flag", &[
        "FlagSet.TextVar", "TextVar",
    ]),
    ("fmt", &[
        "ScanState", "Scanner",
    ]),
    ("hash/maphash", &[
        "Comparable", "ComparableHasher", "Hasher", "WriteComparable",
    ]),
    ("html", &[
        "UnescapeString",
    ]),
    ("io", &[
        "NewOffsetWriter", "OffsetWriter",
    ]),
    ("math", &[
        "Erfcinv", "Erfinv", "J0", "J1", "Jn", "Lgamma", "Y0", "Y1", "Yn",
    ]),
    ("math/big", &[
        "AwayFromZero", "Ceil", "ErrNaN", "Float", "Floor", "Int.Divide", "Int.GobDecode", "Int.GobEncode",
        "Int.ModSqrt", "Int.Scan", "MaxExp", "MaxPrec", "MinExp", "NewFloat", "ParseFloat", "Rat.Float32",
        "Rat.FloatPrec", "Rat.GobDecode", "Rat.GobEncode", "Rat.Scan", "Round", "RoundingMode", "ToNearestAway",
        "ToNearestEven", "ToNegativeInf", "ToPositiveInf", "ToZero", "Trunc",
    ]),
    ("os", &[
        "Chown", "CopyFS", "ErrDeadlineExceeded", "ErrNoDeadline", "ErrNoHandle", "ErrProcessDone", "Executable",
        "File.Chown", "File.SetDeadline", "File.SetReadDeadline", "File.SetWriteDeadline", "File.SyscallConn",
        "FindProcess", "Getgroups", "Getpagesize", "Interrupt", "Kill", "Lchown", "NewFile", "OpenInRoot", "OpenRoot",
        "Pipe", "ProcAttr", "Process", "ProcessState", "Root", "Signal", "StartProcess",
    ]),
    ("reflect", &[
        "ArrayOf", "ChanOf", "FuncOf", "MakeChan", "MakeFunc", "MapOf", "Method", "NewAt", "Select", "SelectCase",
        "SelectDefault", "SelectDir", "SelectRecv", "SelectSend", "SliceAt", "SliceHeader", "SliceOf", "StringHeader",
        "StructOf", "Type.CanSeq", "Type.CanSeq2", "Type.Fields", "Type.Ins", "Type.Method", "Type.MethodByName",
        "Type.Methods", "Type.Outs", "Value.Call", "Value.CallSlice", "Value.Close", "Value.FieldByIndexErr",
        "Value.Fields", "Value.InterfaceData", "Value.Method", "Value.MethodByName", "Value.Methods", "Value.Recv",
        "Value.Send", "Value.Seq", "Value.Seq2", "Value.SetPointer", "Value.Slice3", "Value.TryRecv", "Value.TrySend",
        "Value.UnsafeAddr", "Value.UnsafePointer",
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
        "BlockProfile", "BlockProfileRecord", "Breakpoint", "CPUProfile", "Callers", "CallersFrames",
        "Frame", "Frames", "Func", "FuncForPC", "GoroutineProfile", "MemProfile", "MemProfileRate",
        "MemProfileRecord", "MutexProfile", "Pinner", "ReadTrace", "SetBlockProfileRate", "SetCPUProfileRate",
        "SetCgoTraceback", "SetDefaultGOMAXPROCS", "SetMutexProfileFraction", "StackRecord",
        "StartTrace", "StopTrace", "ThreadCreateProfile",
    ]),
    ("runtime/debug", &[
        "BuildInfo", "BuildSetting", "CrashOptions", "Module", "ParseBuildInfo", "ReadBuildInfo",
        "SetCrashOutput", "SetMaxStack", "SetMaxThreads", "SetPanicOnFault", "SetTraceback",
        "WriteHeapDump",
    ]),
    ("strings", &[
        "ToLowerSpecial", "ToTitleSpecial", "ToUpperSpecial",
    ]),
    ("sync/atomic", &[
        "AndUintptr", "CompareAndSwapPointer", "LoadPointer", "OrUintptr", "StorePointer", "SwapPointer",
        "Uintptr.And", "Uintptr.Or",
    ]),
    ("testing", &[
        "B.ArtifactDir", "B.Attr", "B.Output", "Cover", "CoverBlock", "Coverage", "F", "InternalFuzzTarget", "Main",
        "RegisterCover", "RunBenchmarks", "RunExamples", "RunTests", "T.ArtifactDir", "T.Attr", "T.Output",
        "TB.ArtifactDir", "TB.Attr", "TB.Output",
    ]),
    ("time", &[
        "Time.AppendBinary", "Time.GobDecode", "Time.GobEncode", "Time.MarshalBinary", "Time.UnmarshalBinary",
    ]),
    ("unicode", &[
        "ASCII_Hex_Digit", "Adlam", "Ahom", "Anatolian_Hieroglyphs", "Armenian", "Avestan", "AzeriCase", "Balinese",
        "Bamum", "Bassa_Vah", "Batak", "Bengali", "Beria_Erfe", "Bhaiksuki", "Bidi_Control", "Bopomofo", "Brahmi",
        "Braille", "Buginese", "Buhid", "C", "Canadian_Aboriginal", "Carian", "CaseRange", "CaseRanges", "Categories",
        "CategoryAliases", "Caucasian_Albanian", "Cc", "Cf", "Chakma", "Cham", "Cherokee", "Chorasmian", "Cn", "Co",
        "Common", "Coptic", "Cs", "Cuneiform", "Cypriot", "Cypro_Minoan", "Dash", "Deprecated", "Deseret",
        "Diacritic", "Dives_Akuru", "Dogra", "Duployan", "Egyptian_Hieroglyphs", "Elbasan", "Elymaic", "Ethiopic",
        "Extender", "FoldCategory", "FoldScript", "Garay", "Georgian", "Glagolitic", "Gothic", "Grantha",
        "GraphicRanges", "Gujarati", "Gunjala_Gondi", "Gurmukhi", "Gurung_Khema", "Hanifi_Rohingya", "Hanunoo",
        "Hatran", "Hex_Digit", "Hyphen", "IDS_Binary_Operator", "IDS_Trinary_Operator", "IDS_Unary_Operator",
        "ID_Compat_Math_Continue", "ID_Compat_Math_Start", "Ideographic", "Imperial_Aramaic", "Inherited",
        "Inscriptional_Pahlavi", "Inscriptional_Parthian", "Javanese", "Join_Control", "Kaithi", "Kannada", "Kawi",
        "Kayah_Li", "Kharoshthi", "Khitan_Small_Script", "Khmer", "Khojki", "Khudawadi", "Kirat_Rai", "LC", "Lao",
        "Lepcha", "Limbu", "Linear_A", "Linear_B", "Lisu", "Lm", "Lo", "Logical_Order_Exception", "Lycian", "Lydian",
        "Mahajani", "Makasar", "Malayalam", "Mandaic", "Manichaean", "Marchen", "Masaram_Gondi", "Mc", "Me",
        "Medefaidrin", "Meetei_Mayek", "Mende_Kikakui", "Meroitic_Cursive", "Meroitic_Hieroglyphs", "Miao", "Mn",
        "Modi", "Modifier_Combining_Mark", "Mongolian", "Mro", "Multani", "Myanmar", "Nabataean", "Nag_Mundari",
        "Nandinagari", "New_Tai_Lue", "Newa", "Nko", "Nl", "No", "Noncharacter_Code_Point", "Nushu",
        "Nyiakeng_Puachue_Hmong", "Ogham", "Ol_Chiki", "Ol_Onal", "Old_Hungarian", "Old_Italic", "Old_North_Arabian",
        "Old_Permic", "Old_Persian", "Old_Sogdian", "Old_South_Arabian", "Old_Turkic", "Old_Uyghur", "Oriya", "Osage",
        "Osmanya", "Other", "Other_Alphabetic", "Other_Default_Ignorable_Code_Point", "Other_Grapheme_Extend",
        "Other_ID_Continue", "Other_ID_Start", "Other_Lowercase", "Other_Math", "Other_Uppercase", "Pahawh_Hmong",
        "Palmyrene", "Pattern_Syntax", "Pattern_White_Space", "Pau_Cin_Hau", "Pc", "Pd", "Pe", "Pf", "Phags_Pa",
        "Phoenician", "Pi", "Po", "Prepended_Concatenation_Mark", "PrintRanges", "Properties", "Ps",
        "Psalter_Pahlavi", "Quotation_Mark", "Radical", "Regional_Indicator", "Rejang", "Runic", "STerm", "Samaritan",
        "Saurashtra", "Sc", "Scripts", "Sentence_Terminal", "Sharada", "Shavian", "Siddham", "Sidetic", "SignWriting",
        "Sinhala", "Sk", "Sm", "So", "Soft_Dotted", "Sogdian", "Sora_Sompeng", "Soyombo", "SpecialCase", "Sundanese",
        "Sunuwar", "Syloti_Nagri", "Syriac", "Tagalog", "Tagbanwa", "Tai_Le", "Tai_Tham", "Tai_Viet", "Tai_Yo",
        "Takri", "Tamil", "Tangsa", "Tangut", "Telugu", "Terminal_Punctuation", "Thaana", "Tibetan", "Tifinagh",
        "Tirhuta", "Todhri", "Tolong_Siki", "Toto", "Tulu_Tigalari", "TurkishCase", "Ugaritic", "Unified_Ideograph",
        "UpperLower", "Vai", "Variation_Selector", "Version", "Vithkuqi", "Wancho", "Warang_Citi", "Yezidi", "Yi",
        "Zanabazar_Square", "Zl", "Zp", "Zs",
    ]),
];
