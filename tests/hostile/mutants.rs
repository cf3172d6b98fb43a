//! Good workbooks whose inflated parts are spoilt by chance: whatever comes of it, one verdict.
