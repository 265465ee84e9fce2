/// Which of a provider's configured secrets made a signature; never the secret itself.
package struct SecretPlace: Sendable, Hashable {
    /// The place among the provider's secrets, from 1.
    package var place: Int
    /// Where the secret was configured, such as `HOOKSIGHT_SECRET_OMNISALES_2`.
    package var name: String

    /// Makes a place from its number and name.
    package init(place: Int, name: String) {
        self.place = place
        self.name = name
    }
}
