//! The bar of menus on macOS, in Japanese. Elsewhere there is none: everything stands on the page.
//!
//! Must never offer a way out that the page is not asked about: unfinished work is asked for before the window closes.

use tauri::menu::{Menu, MenuEvent, MenuItem, PredefinedMenuItem as Item, Submenu};
use tauri::{AppHandle, Manager, Runtime};

/// What the program is called in the bar.
const PRODUCT: &str = "けんぽデスク";

/// The item that closes the window as its own button does; the one that the system has would end the program unasked.
const CLOSE: &str = "close";

/// Without a bar of its own a program on macOS gets an English one from Tauri; without any, ⌘C, ⌘V and their like do nothing in a web view.
///
/// # Errors
/// The system refused an item.
pub fn japanese<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Menu<R>> {
    let close = MenuItem::with_id(app, CLOSE, format!("{PRODUCT}を終了"), true, Some("CmdOrCtrl+Q"))?;
    let program = Submenu::with_items(
        app,
        PRODUCT,
        true,
        &[
            &Item::hide(app, Some(&format!("{PRODUCT}を隠す")))?,
            &Item::hide_others(app, Some("ほかを隠す"))?,
            &Item::show_all(app, Some("すべてを表示"))?,
            &Item::separator(app)?,
            &close,
        ],
    )?;
    let edit = Submenu::with_items(
        app,
        "編集",
        true,
        &[
            &Item::undo(app, Some("取り消す"))?,
            &Item::redo(app, Some("やり直す"))?,
            &Item::separator(app)?,
            &Item::cut(app, Some("カット"))?,
            &Item::copy(app, Some("コピー"))?,
            &Item::paste(app, Some("ペースト"))?,
            &Item::select_all(app, Some("すべてを選択"))?,
        ],
    )?;
    let window = Submenu::with_items(
        app,
        "ウインドウ",
        true,
        &[
            &Item::minimize(app, Some("しまう"))?,
            &Item::maximize(app, Some("拡大／縮小"))?,
            &Item::fullscreen(app, Some("フルスクリーンにする"))?,
        ],
    )?;
    Menu::with_items(app, &[&program, &edit, &window])
}

/// Does what an item of the bar says.
pub fn chosen<R: Runtime>(app: &AppHandle<R>, event: &MenuEvent) {
    if event.id() == CLOSE {
        for window in app.webview_windows().values() {
            // A window that is gone is closed.
            let _ = window.close();
        }
    }
}
