/// A piece of a body that is too long to stand in its capture's row.
enum BodyChunk {
    /// The size of each but the last, in bytes; bodies up to it stand in their rows.
    static let size = 262_144
}
