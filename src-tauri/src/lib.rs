//! The desktop shell: one window, one command (`rpc`), one event (`progress`). The only Rust that knows Tauri.
//!
//! It must never decide anything about people, nor read or write a file of theirs: it hands names and values
//! to the office and hands back what the office answers. The page in `ui/` talks to it through `ui/src/bridge/tauri.ts` alone.

pub mod menu;
pub mod place;
pub mod rpc;

use std::process::ExitCode;

/// Opens the window and stays until it is closed. Ends with a failure when no window can be opened (no display, no web view).
pub fn run() -> ExitCode {
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(rpc::Desk::new())
        .enable_macos_default_menu(false)
        .on_menu_event(|app, event| menu::chosen(app, &event))
        .invoke_handler(tauri::generate_handler![rpc::rpc])
        .setup(|app| {
            rpc::report_progress(app.handle());
            // Linux and Windows show no bar unless one is set.
            if cfg!(target_os = "macos") {
                app.set_menu(menu::japanese(app.handle())?)?;
            }
            Ok(())
        })
        .run(tauri::generate_context!());
    match built {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
