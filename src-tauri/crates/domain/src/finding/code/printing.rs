//! What can be found of a piece that is to be printed: a part of `FindingCode`. Works on nothing.

macro_rules! printing {
    ([$next:ident $($then:ident)*] $($before:tt)*) => {
        $next! { [$($then)*] $($before)*
            /// No bundled face has a glyph for a character of this name: the piece is stopped.
            GlyphMissing = "glyph_missing", Blocks
                what "収録しているどの書体にもない文字があるため、印刷を止めました。"
                next "正しい文字を確認し、管理者に書体の追加を依頼してください。";
            /// The form of this medium is not built yet: the piece is stopped.
            FormMissing = "form_missing", Blocks
                what "この様式の印刷にはまだ対応していないため、印刷を止めました。"
                next "はがき型で交付するか、次の版をお待ちください。";
            /// An item that the document must carry is not known: the piece is stopped.
            ItemMissing = "item_missing", Blocks
                what "書面に載せる項目が登録されていないため、印刷を止めました。"
                next "示された項目を確認して、登録してください。";
            /// A text is too long for its field even at the smallest size: the piece is stopped.
            TextTooLong = "text_too_long", Blocks
                what "文字数が多く、欄に入りきらないため、印刷を止めました。"
                next "表記を確認し、管理者に連絡してください。";
        }
    };
}

pub(super) use printing;
