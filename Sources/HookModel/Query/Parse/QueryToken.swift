/// What a query's source consists of.
struct QueryToken {
    /// What the token is.
    enum Kind {
        case open
        case close
        case and
        case or
        /// `NOT`, or `-` right before what it is about.
        case not
        /// A text all in quotes.
        case quoted(String)
        /// A text that begins in quotes and goes on behind them, as it was written.
        case mixed(String)
        case word(QueryWord)
    }

    let kind: Kind
    /// Where it stands in the source, in bytes.
    let range: Range<Int>
}
