//! Chance from a seed, so that a failure is one number.

/// SplitMix64.
pub struct Dice(pub u64);

impl Dice {
    fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `least` to `most`, both included.
    pub fn within(&mut self, least: i64, most: i64) -> i64 {
        let many = u64::try_from(most - least + 1).expect("least before most");
        least + i64::try_from(self.throw() % many).expect("no larger than the span")
    }

    /// Heads or tails.
    pub fn coin(&mut self) -> bool {
        self.throw().is_multiple_of(2)
    }

    /// One of several.
    pub fn of<'a, T>(&mut self, several: &'a [T]) -> &'a T {
        let last = i64::try_from(several.len()).expect("a short list") - 1;
        &several[usize::try_from(self.within(0, last)).expect("from zero")]
    }
}
