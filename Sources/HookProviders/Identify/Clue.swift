/// One sign of one provider.
struct Clue {
    /// The provider's place in the catalogue.
    let place: Int
    /// The sign in words.
    let reason: String
}
