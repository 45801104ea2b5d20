//! Gives the shell its window configuration, its rights and its icon. Must never build the page: `ui/dist` is made before.

fn main() {
    tauri_build::build();
}
