/// Chance that begins at a seed, the same in every language that errcat generates: Mulberry32.
///
/// It spreads the waits of clients, and is nothing for secrets.
///
/// ```
/// use errcat::retry::Seeded;
///
/// let mut seeded = Seeded::new(1);
/// assert_eq!(seeded.draw(), 0.627_073_940_588_161_3);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seeded(u32);

impl Seeded {
    /// Chance that begins here.
    pub const fn new(seed: u32) -> Self {
        Self(seed)
    }

    /// The next number from 0 to 1, without 1.
    pub fn draw(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x6d2b_79f5);
        let state = self.0;
        let mixed = (state ^ (state >> 15)).wrapping_mul(state | 1);
        let more = (mixed ^ (mixed >> 7)).wrapping_mul(mixed | 0x3d);
        let mixed = mixed ^ mixed.wrapping_add(more);
        f64::from(mixed ^ (mixed >> 14)) / 4_294_967_296.0
    }
}

#[cfg(test)]
mod tests {
    use super::Seeded;

    #[test]
    fn chance_is_that_of_every_language() {
        let draws = |seed| {
            let mut seeded = Seeded::new(seed);
            [(); 4].map(|()| seeded.draw().to_bits())
        };
        // As JavaScript computes them.
        for (seed, wanted) in [
            (
                0,
                [
                    0.266_429_208_684_712_65,
                    0.000_329_745_700_582_861_9,
                    0.223_272_027_447_819_7,
                    0.146_202_147_938_311_1,
                ],
            ),
            (
                u32::MAX,
                [
                    0.896_422_614_110_633_7,
                    0.189_478_256_739_676,
                    0.715_652_678_161_859_5,
                    0.944_059_909_321_367_7,
                ],
            ),
        ] {
            assert_eq!(draws(seed), wanted.map(f64::to_bits), "{seed}");
        }
    }
}
