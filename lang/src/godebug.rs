//! Settings that keep the behaviour of older versions of Go: those of `go.mod`, of `//go:debug` lines and of `GODEBUG`.

use std::collections::BTreeMap;

use crate::language::Language;

/// All settings that Go knows, with the minor version of Go 1 that changed the value where none is given, and the value before.
const SETTINGS: [(&str, Option<(u32, &str)>); 51] = [
    ("allowmultiplevcs", None),
    ("containermaxprocs", Some((25, "0"))),
    ("cryptocustomrand", Some((26, "1"))),
    ("dataindependenttiming", None),
    ("decoratemappings", Some((25, "0"))),
    ("embedfollowsymlinks", None),
    ("execerrdot", None),
    ("fips140", None),
    ("fips140ems", None),
    ("gocachehash", None),
    ("gocachetest", None),
    ("gocacheverify", None),
    ("gotestjsonbuildtext", Some((24, "1"))),
    ("htmlmetacontenturlescape", None),
    ("http2client", None),
    ("http2debug", None),
    ("http2server", None),
    ("httpcookiemaxnum", Some((24, "0"))),
    ("httplaxcontentlength", Some((22, "1"))),
    ("httpmuxgo121", Some((22, "1"))),
    ("httpservecontentkeepheaders", Some((23, "1"))),
    ("httpservecontentmaxranges", Some((26, "1"))),
    ("installgoroot", None),
    ("jstmpllitinterp", None),
    ("multipartmaxheaders", None),
    ("multipartmaxparts", None),
    ("multipathtcp", Some((24, "0"))),
    ("netdns", None),
    ("netedns0", Some((19, "0"))),
    ("panicnil", Some((21, "1"))),
    ("randautoseed", None),
    ("randseednop", Some((24, "0"))),
    ("rsa1024min", Some((24, "0"))),
    ("tarinsecurepath", None),
    ("tlsmaxrsasize", None),
    ("tlsmlkem", Some((24, "0"))),
    ("tlssecpmlkem", Some((26, "0"))),
    ("tlssha1", Some((25, "1"))),
    ("tracebacklabels", Some((27, "0"))),
    ("updatemaxprocs", Some((25, "0"))),
    ("urlmaxqueryparams", Some((24, "0"))),
    ("urlstrictcolons", Some((26, "0"))),
    ("winreadlinkvolume", Some((23, "0"))),
    ("winsymlink", Some((23, "0"))),
    ("x509negativeserial", Some((23, "1"))),
    ("x509rsacrt", Some((24, "0"))),
    ("x509sha256skid", Some((25, "0"))),
    ("x509sslcertoverrideplatform", Some((27, "0"))),
    ("x509usefallbackroots", None),
    ("x509usepolicies", Some((24, "0"))),
    ("zipinsecurepath", None),
];

/// Settings that Go knew once, the minor version without them, and the values that asked for the older behaviour.
const REMOVED: [(&str, u32, &[&str]); 9] = [
    ("x509sha1", 24, &["1"]),
    ("tlskyber", 24, &["0"]),
    ("gotypesalias", 27, &["0"]),
    ("tlsunsafeekm", 27, &["1"]),
    ("tlsrsakex", 27, &["1"]),
    ("tls3des", 27, &["1"]),
    ("tls10server", 27, &["1"]),
    ("x509keypairleaf", 27, &["0"]),
    ("asynctimerchan", 27, &["1", "2"]),
];

/// The key that sets all others to what they are in a version of Go.
const DEFAULT: &str = "default";

/// A program's settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Whose values hold where none is given.
    language: Language,
    given: BTreeMap<String, String>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings::of(Language::NEWEST)
    }
}

impl Settings {
    /// The settings of programs in modules of a language.
    pub fn of(language: Language) -> Settings {
        Settings { language, given: BTreeMap::new() }
    }

    /// Gives a setting its value, `key=value`. `place` is Go's word for where it is written.
    ///
    /// # Errors
    /// What Go's command says of a setting that is none.
    pub fn set(&mut self, setting: &str, place: &str) -> Result<(), String> {
        let (key, value) = setting.trim().split_once('=').ok_or("missing key=value")?;
        check(key, value, place)?;
        match language_of_default(key, value) {
            Some(language) => self.language = language,
            None => drop(self.given.insert(key.into(), value.into())),
        }
        Ok(())
    }

    /// Gives settings the values of `GODEBUG`, of which only those count that Go knows.
    pub fn set_from_environment(&mut self, text: &str) {
        for (key, value) in text.split(',').filter_map(|setting| setting.split_once('=')) {
            self.given.insert(key.into(), value.into());
        }
    }

    /// The value of a setting; empty if it is the newest behaviour's, and nothing was said.
    pub fn value(&self, key: &str) -> &str {
        if let Some(given) = self.given.get(key) {
            return given;
        }
        let changed = SETTINGS.iter().find(|(name, _)| *name == key).and_then(|(_, changed)| *changed);
        changed.filter(|&(minor, _)| self.language < Language(minor)).map_or("", |(_, old)| old)
    }
}

fn check(key: &str, value: &str, place: &str) -> Result<(), String> {
    for (text, what) in [(key, "key"), (value, "value")] {
        if text.contains([' ', '\t']) {
            return Err(format!("{what} contains space"));
        }
    }
    for (text, what) in [(key, "key"), (value, "value")] {
        if text.contains(',') {
            return Err(format!("{what} contains comma"));
        }
    }
    if key == DEFAULT {
        return match language_of_default(key, value) {
            None => Err("value for default= must be goVERSION".into()),
            Some(language) if language > Language::NEWEST => {
                Err(format!("default={value} too new (toolchain is {})", Language::NEWEST))
            }
            Some(_) => Ok(()),
        };
    }
    if SETTINGS.iter().any(|(name, _)| *name == key) {
        return Ok(());
    }
    match REMOVED.iter().find(|(name, ..)| *name == key) {
        None => Err(format!("unknown {place} {key:?}")),
        Some((_, minor, old)) if old.contains(&value) => Err(format!(
            "removed GODEBUG {key:?} set to old value {value:?} (https://go.dev/doc/godebug#go-1{minor})"
        )),
        Some(_) => Ok(()),
    }
}

/// The version that `default=go1.21` names.
fn language_of_default(key: &str, value: &str) -> Option<Language> {
    (key == DEFAULT).then(|| Language::parse(value.strip_prefix("go")?)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_those_of_the_version_unless_given() {
        let mut settings = Settings::of(Language(20));
        assert_eq!((settings.value("panicnil"), settings.value("randseednop")), ("1", "0"));
        assert_eq!((settings.value("randautoseed"), settings.value("x")), ("", ""));
        settings.set("default=go1.21.3", "godebug").unwrap();
        assert_eq!((settings.value("panicnil"), settings.value("randseednop")), ("", "0"));
        settings.set(" panicnil=1 ", "godebug").unwrap();
        settings.set_from_environment("gctrace=1,randseednop=1,");
        assert_eq!((settings.value("panicnil"), settings.value("randseednop")), ("1", "1"));
    }

    #[test]
    fn what_is_no_setting_is_said() {
        for (setting, fault) in [
            ("panicnil", "missing key=value"),
            ("panicnil=1 // x", "value contains space"),
            ("a,b=1", "key contains comma"),
            ("default=1.21", "value for default= must be goVERSION"),
            ("default=go1.99", "default=go1.99 too new (toolchain is go1.27)"),
            ("foo=1", "unknown godebug \"foo\""),
            (
                "asynctimerchan=1",
                "removed GODEBUG \"asynctimerchan\" set to old value \"1\" (https://go.dev/doc/godebug#go-127)",
            ),
        ] {
            assert_eq!(Settings::default().set(setting, "godebug"), Err(fault.into()), "{setting}");
        }
        assert_eq!(Settings::default().set("asynctimerchan=0", "godebug"), Ok(()));
    }
}
