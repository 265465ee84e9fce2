package import HookCrypto

/// What stands in one place of a request.
package enum PlaceText {
    /// Nothing.
    case absent
    /// One text, or several that are equal.
    case single(Message.Piece)
    /// Several texts that differ, or a value that is no text.
    case conflicting
}
