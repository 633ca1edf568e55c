//! The switches of the collectors' table, as part of a command line.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};
use minigo_gc::collectors::{SWITCHES, Switch, Values};
use minigo_gc::{CollectorKind, Options};

/// Those that are given, in the table's order: each with the value it is set to.
#[derive(Clone)]
pub(super) struct Switches(Vec<(&'static Switch, String)>);

impl std::fmt::Debug for Switches {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(self.0.iter().map(|(switch, value)| (switch.name, value))).finish()
    }
}

impl Switches {
    /// Sets the options of a heap of this collector.
    pub(super) fn apply(&self, kind: CollectorKind, options: &mut Options) -> Result<(), String> {
        for (switch, value) in &self.0 {
            if !switch.of.contains(&kind) {
                let name = kind.info().name;
                return Err(format!(
                    "--{} is not a switch of {name}, but of {}",
                    switch.name,
                    owners(switch)
                ));
            }
            (switch.set)(options, value).map_err(|error| format!("--{}: {error}", switch.name))?;
        }
        Ok(())
    }
}

/// The collectors that have a switch, in words.
fn owners(switch: &Switch) -> String {
    let names: Vec<&str> = switch.of.iter().map(|kind| kind.info().name).collect();
    names.join(" and ")
}

impl Args for Switches {
    fn augment_args(command: Command) -> Command {
        command.args(SWITCHES.iter().map(argument))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Switches::augment_args(command)
    }
}

fn argument(switch: &'static Switch) -> Arg {
    let argument =
        Arg::new(switch.name).long(switch.name).help(format!("{} ({})", switch.summary, owners(switch)));
    match switch.values {
        Values::Choices(choices) => {
            let values = choices.iter().map(|choice| PossibleValue::new(choice.name).help(choice.summary));
            argument.value_name("NAME").value_parser(PossibleValuesParser::new(values))
        }
        Values::Free(name, _) => argument.value_name(name).value_parser(move |value: &str| {
            (switch.set)(&mut Options::default(), value).map(|()| value.to_owned())
        }),
    }
}

impl FromArgMatches for Switches {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Switches, clap::Error> {
        let given = |switch: &'static Switch| {
            let value = matches.get_one::<String>(switch.name)?;
            Some((switch, value.clone()))
        };
        Ok(Switches(SWITCHES.iter().filter_map(given).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Switches::from_arg_matches(matches)?;
        Ok(())
    }
}
