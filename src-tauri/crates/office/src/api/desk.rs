//! The desk: what waits for it.

use super::declare::wire;

wire! {
    /// Asks of whom contact or employer waits.
    pub struct DeskTrayReq {
        /// Page, from 1.
        pub page: u32,
    }

    /// Those of whom contact or employer waits; what waits is not told.
    pub struct DeskTray {
        pub rows: Vec<TrayRow>,
        /// People in all.
        pub total: u32,
        /// This page.
        pub page: u32,
        /// Rows per page.
        pub per_page: u32,
    }

    /// Somebody of whom contact or employer waits.
    pub struct TrayRow {
        /// 記号-番号-枝番.
        pub insured: String,
        /// 氏名 as registered.
        pub name: String,
    }

    /// Lets in what waits.
    pub struct DeskLetInReq {}

    /// What became of it.
    pub struct DeskLetInDone {
        /// People whose contact or employer went in.
        pub let_in: u32,
        /// People of whom it goes on waiting.
        pub waiting: u32,
    }
}
