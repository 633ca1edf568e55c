//! Readable listings of functions and instructions.

use std::fmt::{self, Write as _};

use super::flow::jump_offset;
use super::{Field, FuncDesc, FuncIdx, Instr, NO_REG, Program, Role, TypeIdx, WordMap};

/// Longest text of a string constant that a listing shows, in bytes.
const SHOWN_BYTES: usize = 40;

impl Program {
    /// A listing of all functions, in the order of their code.
    pub fn disassemble(&self) -> String {
        (0..self.funcs.len() as u32).map(|i| self.disassemble_func(FuncIdx(i))).collect::<Vec<_>>().join("\n")
    }

    /// A listing of one function: a line with its name and frame, then one for each instruction.
    pub fn disassemble_func(&self, idx: FuncIdx) -> String {
        let mut out = String::new();
        let func = &self.funcs[idx.0 as usize];
        self.write_func(&mut out, func).expect("writing to a String does not fail");
        out
    }

    fn write_func(&self, out: &mut String, func: &FuncDesc) -> fmt::Result {
        let sig = &self.sigs[func.sig.0 as usize];
        write!(
            out,
            "func {} ({} -> {} words, frame {}",
            func.name, sig.param_words, sig.result_words, func.frame_words
        )?;
        if func.memory_words > 0 {
            write!(out, ", memory {}..{}", func.memory_start, func.memory_start + func.memory_words)?;
        }
        if let Some(pc) = func.recover_pc {
            write!(out, ", recovers at {pc}")?;
        }
        writeln!(out, ")")?;
        let mut pc = 0;
        let code = &self.code[func.entry as usize..(func.entry + func.code_words) as usize];
        let mut line = 0;
        while let Some(instr) = Instr::decode(&code[pc..]) {
            let at = func.lines.partition_point(|entry| entry.pc <= pc as u32);
            let now = at.checked_sub(1).map_or(0, |i| func.lines[i].line);
            if now != line {
                writeln!(out, "  line {now}")?;
                line = now;
            }
            write!(out, "  {pc:5}  {}", instr.op.name())?;
            for (i, &(field, role)) in instr.op.operands().iter().filter(|(_, role)| shown(*role)).enumerate()
            {
                out.push_str(if i == 0 { " " } else { ", " });
                self.write_operand(out, &instr, pc, field, role)?;
            }
            if let Ok(point) = func.safepoints.binary_search_by_key(&(pc as u32), |entry| entry.pc) {
                let point = &func.safepoints[point];
                self.write_map(out, "live", point.before)?;
                if instr.op.is_call() {
                    self.write_map(out, "across", point.across)?;
                }
            }
            out.push('\n');
            pc += instr.op.len();
            if pc >= code.len() {
                break;
            }
        }
        Ok(())
    }

    fn write_map(&self, out: &mut String, label: &str, map: u32) -> fmt::Result {
        let none = WordMap::default();
        let map = self.maps.get(map as usize).unwrap_or(&none);
        if map.is_empty() {
            return Ok(());
        }
        write!(out, "  ; {label}")?;
        for word in (0..map.0.len() * 64).filter(|&word| map.contains(word)) {
            write!(out, " {word}")?;
        }
        Ok(())
    }

    fn write_operand(
        &self,
        out: &mut String,
        instr: &Instr,
        pc: usize,
        field: Field,
        role: Role,
    ) -> fmt::Result {
        let value = instr.field(field);
        let name = |idx: u64| self.types.get(idx as usize).map_or("?", |ty| &ty.name);
        match role {
            Role::Imm16 => write!(out, "#{}", value as u16 as i16),
            Role::Imm32 => write!(out, "#{}", value as u32 as i32),
            Role::Imm64 => write!(out, "#{:#x}", value),
            Role::Off | Role::Count => write!(out, "{value}"),
            Role::FrameByte | Role::FrameByteDst => write!(out, "r{}+{}", value / 8, value % 8),
            Role::Global => write!(out, "static+{value}"),
            Role::Constant => write!(out, "const+{value}"),
            Role::Jump => write!(out, "-> {}", pc as i64 + i64::from(jump_offset(instr))),
            Role::JumpTable => {
                let table = self.jump_tables.get(value as usize).map_or(&[][..], |table| table);
                let targets: Vec<_> = table.iter().map(|&t| (pc as i64 + i64::from(t)).to_string()).collect();
                write!(out, "-> [{}]", targets.join(" "))
            }
            Role::SelectTable => write!(out, "select{value}"),
            Role::Func => {
                write!(out, "{}", self.funcs.get(value as usize).map_or("?", |func| &func.name))
            }
            Role::Native => {
                write!(out, "{}", self.natives.get(value as usize).map_or("?", |native| &native.name))
            }
            Role::Str => {
                let bytes = self.strings.get(value as usize).map_or(&[][..], |text| text);
                let text = String::from_utf8_lossy(&bytes[..bytes.len().min(SHOWN_BYTES)]);
                write!(out, "{text:?}")
            }
            Role::Type | Role::TypeInfo | Role::MapType | Role::StrMapType => write!(out, "{}", name(value)),
            Role::Sig => write!(out, "sig{value}"),
            Role::Method => {
                write!(out, ".{}", self.methods.get(value as usize).map_or("?", |method| &method.name))
            }
            _ if value as u32 == NO_REG as u32 => write!(out, "-"),
            _ => write!(out, "r{value}"),
        }
    }

    /// A type's name, for messages and listings.
    pub fn type_name(&self, idx: TypeIdx) -> &str {
        self.types.get(idx.0 as usize).map_or("?", |ty| &ty.name)
    }
}

fn shown(role: Role) -> bool {
    !matches!(role, Role::None | Role::Cache)
}
