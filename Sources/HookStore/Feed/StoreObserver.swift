/// Who is told at once, on the writer's thread, of what was stored.
package protocol StoreObserver: AnyObject, Sendable {
    /// Takes what one commit has stored or changed, in its order; must not block, and be quick: captures that arrive wait
    /// for it.
    func stored(_ events: [StoreEvent])

    /// Nothing will be stored any more.
    func ended()
}

extension StoreObserver {
    /// Most have nothing to end.
    package func ended() {}
}
