//! What columns of a roster, or the rows of one household, say of each other. Values only.

use crate::codes;

codes! {
    /// What two columns, or the rows of one household, say of each other.
    pub enum Bond {
        /// 氏名 and フリガナ: a family name is read one way, and one that it is known to have.
        Readings = "readings",
        /// 性別, beside 続柄 and the given name: a 妻 is a woman, and nearly every 花子.
        Sexes = "sexes",
        /// 氏名 in a household: most share the family name.
        Families = "families",
        /// 続柄 in a household: one 本人.
        Heads = "heads",
        /// 続柄 and 生年月日: a child is a generation younger than the 本人, a parent older.
        Births = "births",
        /// 生年月日 and 資格取得年月日: the cover of a dependant begins after birth.
        Covers = "covers",
        /// 生年月日 and 資格取得年月日 of everybody: no cover begins before birth.
        Lives = "lives",
        /// 生年月日 and 資格取得年月日 of a 本人 where hardly any dependants are named: nobody is employed before the end of compulsory school.
        Entries = "entries",
        /// 資格取得年月日 in a household: few dependants have cover before their 本人.
        Beginnings = "beginnings",
        /// 番号 of whoever stands below a member of the family: that of the row above, not one that counts on.
        Series = "series",
        /// 生年月日 and 資格取得年月日 of whoever stands below: not the next day, as where a cell was dragged down.
        Days = "days",
        /// 被保険者氏名 beside 氏名: in the row of a 本人 they are one.
        Insured = "insured",
        /// 枝番 in a household: that of the 本人 is the lowest.
        Branches = "branches",
        /// 住所 in a household: most live together.
        Addresses = "addresses",
        /// 郵便番号 and 住所: most codes are of the city.
        Postals = "postals",
        /// 生年月日 and 資格取得年月日 of a child: where they are one but for day and month exchanged, one of them was read the wrong way round.
        DayMonths = "day_months",
        /// 氏名 of two households: hardly ever has each a member with the family name of the other.
        Exchanges = "exchanges",
        /// 氏名 and who is registered under the number: few change their name at once.
        Renames = "renames",
        /// 生年月日 and who is registered under the number: nobody is born anew, and few were registered wrongly.
        Rebirths = "rebirths",
        /// 資格取得年月日 and who is registered under the number: of few it was registered wrongly.
        Reentries = "reentries",
    }
}
