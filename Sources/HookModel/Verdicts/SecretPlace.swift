/// Which of a provider's configured secrets made a signature; never the secret itself.
public struct SecretPlace: Sendable, Hashable {
    /// The place among the provider's secrets, from 1.
    public var place: Int
    /// Where the secret was configured, such as `HOOKSIGHT_SECRET_OMNISALES_2`.
    public var name: String

    /// Makes a place from its number and name.
    public init(place: Int, name: String) {
        self.place = place
        self.name = name
    }
}
