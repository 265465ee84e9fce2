/// What a body that is being read holds of the memory budget, with its head, and the most that it may come to hold.
struct BodyMemory {
    /// Whose body it is: one connection reads one body at a time.
    let owner: ObjectIdentifier
    var held: Int
    var most: Int

    /// The bytes that it may still need.
    var missing: Int { most - held }
}
