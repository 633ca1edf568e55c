//! Charts as SVG: two axes and series of points, with what a reader needs who cannot see them.

use std::fmt::Write as _;

use super::escape;

/// Size of a chart in the units of its drawing; it is scaled to its place on the page. Small, so that text stays readable where
/// the place is a phone's.
const WIDTH: f64 = 400.0;
const HEIGHT: f64 = 240.0;
/// Width of a letter in the names of marked values, about.
const LETTER: f64 = 6.4;
const RIGHT: f64 = 10.0;
const TOP: f64 = 22.0;
const BOTTOM: f64 = 36.0;

/// Points of one series that are drawn; more could not be told apart.
const MOST_POINTS: usize = 2000;

/// A chart.
pub(super) struct Chart {
    /// What it shows, for those who do not see it.
    pub(super) description: String,
    pub(super) x: Axis,
    pub(super) y: Axis,
    pub(super) series: Vec<Series>,
}

/// One axis.
pub(super) struct Axis {
    pub(super) label: &'static str,
    pub(super) scale: Scale,
    /// Marked values with their names.
    pub(super) ticks: Vec<(f64, String)>,
}

/// How values become places.
#[derive(Clone, Copy)]
pub(super) enum Scale {
    Linear { from: f64, to: f64 },
    Logarithmic { from: f64, to: f64 },
}

/// Points of one kind.
pub(super) struct Series {
    /// For the legend; an empty name is not in it.
    pub(super) name: String,
    /// Number of its colour and shape.
    pub(super) style: usize,
    pub(super) shape: Shape,
    pub(super) points: Vec<(f64, f64)>,
}

/// How a series is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Dots,
    Line,
    Dashed,
    /// A line from the first point to the second, with a tick at each point after them.
    Interval,
}

impl Scale {
    /// From zero to the greatest value.
    pub(super) fn from_zero(values: impl Iterator<Item = f64>) -> Scale {
        let most = values.filter(|value| value.is_finite()).fold(0.0, f64::max);
        Scale::Linear { from: 0.0, to: if most > 0.0 { most * 1.05 } else { 1.0 } }
    }

    /// Around the least and the greatest value.
    pub(super) fn around(values: impl Iterator<Item = f64>) -> Scale {
        let (low, high) = extremes(values.filter(|value| value.is_finite()));
        let margin = if high > low { (high - low) * 0.08 } else { high.abs().max(1.0) * 0.05 };
        Scale::Linear { from: low - margin, to: high + margin }
    }

    /// Whole powers of ten around all positive values.
    pub(super) fn powers(values: impl Iterator<Item = f64>) -> Scale {
        let (low, high) = extremes(values.filter(|value| value.is_finite() && *value > 0.0));
        let low = if low > 0.0 { low } else { 1.0 };
        let (from, to) = (low.log10().floor(), high.max(low).log10().ceil());
        Scale::Logarithmic {
            from: 10_f64.powf(from),
            to: 10_f64.powf(if to > from { to } else { from + 1.0 }),
        }
    }

    /// Where a value stands between the ends, from 0 to 1.
    fn place(self, value: f64) -> f64 {
        let place = match self {
            Scale::Linear { from, to } => (value - from) / (to - from),
            Scale::Logarithmic { from, to } => (value.max(from) / from).ln() / (to / from).ln(),
        };
        if place.is_finite() { place.clamp(0.0, 1.0) } else { 0.0 }
    }

    /// Some values worth marking.
    pub(super) fn ticks(self, show: impl Fn(f64) -> String) -> Vec<(f64, String)> {
        let values: Vec<f64> = match self {
            Scale::Linear { from, to } => {
                let step = round_step((to - from) / 5.0);
                let first = (from / step).ceil();
                (0..=10).map(|k| (first + f64::from(k)) * step).take_while(|&value| value <= to).collect()
            }
            Scale::Logarithmic { from, to } => {
                let count = (to / from).log10().round() as i32;
                let step = (count + 5) / 6;
                (0..=count).step_by(step.max(1) as usize).map(|k| from * 10_f64.powi(k)).collect()
            }
        };
        values.into_iter().map(|value| (value, show(value))).collect()
    }
}

fn extremes(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) =
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
    if low <= high { (low, high) } else { (0.0, 1.0) }
}

/// The next larger of 1, 2, 5 times a power of ten.
fn round_step(step: f64) -> f64 {
    let power = 10_f64.powf(step.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|digit| digit * power).find(|&s| s >= step * 0.999).unwrap_or(step)
}

impl Chart {
    /// The chart and its legend.
    pub(super) fn render(&self) -> String {
        let mut out = String::new();
        self.legend(&mut out);
        let description = escape(&self.description);
        let _ = write!(
            out,
            "<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{description}\"><title>{description}</title>"
        );
        self.axes(&mut out);
        self.series.iter().for_each(|series| self.draw(&mut out, series));
        out.push_str("</svg>");
        out
    }

    fn legend(&self, out: &mut String) {
        let named = self.series.iter().filter(|series| !series.name.is_empty());
        let entries: String = named
            .map(|series| {
                let kind = if series.shape == Shape::Dashed { " dashed" } else { "" };
                format!(
                    "<li><span class=\"key s{}{kind}\" aria-hidden=\"true\"></span>{}</li>",
                    series.style % STYLES,
                    escape(&series.name)
                )
            })
            .collect();
        if !entries.is_empty() {
            let _ = write!(out, "<ul class=\"legend\">{entries}</ul>");
        }
    }

    /// Where the drawing begins: right of the names of marked values.
    fn left(&self) -> f64 {
        let longest = self.y.ticks.iter().map(|(_, name)| name.chars().count()).max().unwrap_or(0);
        (longest as f64 * LETTER + 12.0).clamp(40.0, WIDTH / 3.0)
    }

    fn x(&self, value: f64) -> f64 {
        let left = self.left();
        left + self.x.scale.place(value) * (WIDTH - left - RIGHT)
    }

    fn y(&self, value: f64) -> f64 {
        HEIGHT - BOTTOM - self.y.scale.place(value) * (HEIGHT - TOP - BOTTOM)
    }

    fn axes(&self, out: &mut String) {
        let (left, right, bottom) = (self.left(), WIDTH - RIGHT, HEIGHT - BOTTOM);
        for (value, name) in &self.y.ticks {
            let y = self.y(*value);
            let _ = write!(
                out,
                "<path class=\"grid\" d=\"M{left:.1} {y:.1}H{right}\"/><text class=\"end\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
                left - 5.0,
                y + 4.0,
                escape(name)
            );
        }
        for (value, name) in &self.x.ticks {
            let x = self.x(*value);
            let _ = write!(
                out,
                "<path class=\"grid\" d=\"M{x:.1} {TOP}V{bottom}\"/><text class=\"{}\" x=\"{x:.1}\" y=\"{:.1}\">{}</text>",
                if x > right - 12.0 { "end" } else { "middle" },
                bottom + 14.0,
                escape(name)
            );
        }
        let _ = write!(
            out,
            "<path class=\"axis\" d=\"M{left:.1} {TOP}V{bottom}H{right}\"/><text class=\"end\" x=\"{right}\" y=\"{:.1}\">{}</text>",
            HEIGHT - 6.0,
            escape(self.x.label)
        );
        let _ = write!(out, "<text x=\"2\" y=\"11\">{}</text>", escape(self.y.label));
    }

    fn draw(&self, out: &mut String, series: &Series) {
        let style = series.style % STYLES;
        let points: Vec<(f64, f64)> =
            thinned(&series.points, series.shape).map(|(x, y)| (self.x(x), self.y(y))).collect();
        let mut path = String::new();
        match series.shape {
            Shape::Dots => {
                for (x, y) in points {
                    let _ = match style {
                        0 => write!(path, "M{:.1} {y:.1}a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0z", x - 2.5),
                        1 => write!(path, "M{:.1} {:.1}l2.8 5h-5.6z", x, y - 3.0),
                        2 => write!(path, "M{:.1} {:.1}h4.4v4.4h-4.4z", x - 2.2, y - 2.2),
                        _ => write!(path, "M{:.1} {y:.1}l3 -3l3 3l-3 3z", x - 3.0),
                    };
                }
                let _ = write!(out, "<path class=\"dots s{style}\" d=\"{path}\"/>");
            }
            Shape::Line | Shape::Dashed => {
                for (index, (x, y)) in points.iter().enumerate() {
                    let _ = write!(path, "{}{x:.1} {y:.1}", if index == 0 { 'M' } else { 'L' });
                }
                let dashed = if series.shape == Shape::Dashed { " dashed" } else { "" };
                let _ = write!(out, "<path class=\"line s{style}{dashed}\" d=\"{path}\"/>");
            }
            Shape::Interval => {
                if let [from, to, ticks @ ..] = points.as_slice() {
                    let _ = write!(path, "M{:.1} {:.1}L{:.1} {:.1}", from.0, from.1, to.0, to.1);
                    for (x, y) in ticks {
                        let _ = write!(path, "M{x:.1} {:.1}v14", y - 7.0);
                    }
                    let _ = write!(out, "<path class=\"interval s{style}\" d=\"{path}\"/>");
                }
            }
        }
    }
}

/// Colours and shapes that tell series apart.
pub(super) const STYLES: usize = 6;

/// Of too many points, the highest of each stretch: what is looked for are the extremes.
fn thinned(points: &[(f64, f64)], shape: Shape) -> impl Iterator<Item = (f64, f64)> {
    let stretch = if shape == Shape::Dots { points.len().div_ceil(MOST_POINTS).max(1) } else { 1 };
    points.chunks(stretch).filter_map(|stretch| stretch.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_inside() {
        let ticks = |scale: Scale| scale.ticks(|value| format!("{value}")).into_iter().map(|tick| tick.1);
        let linear = Scale::Linear { from: 0.0, to: 10.5 };
        assert_eq!(ticks(linear).collect::<Vec<_>>(), ["0", "5", "10"]);
        let powers = Scale::powers([0.002, 3.0].into_iter());
        assert_eq!(ticks(powers).count(), 5);
        // Nothing, one value and impossible ones do not break a chart.
        for scale in [
            Scale::powers(std::iter::empty()),
            Scale::around(std::iter::once(1.0)),
            Scale::from_zero(std::iter::once(f64::NAN)),
        ] {
            assert!(!scale.ticks(|value| value.to_string()).is_empty());
            assert!((0.0..=1.0).contains(&scale.place(f64::NAN)) && (0.0..=1.0).contains(&scale.place(-1.0)));
        }
    }
}
