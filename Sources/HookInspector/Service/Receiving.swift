package import HookModel

/// What the inspector has to do with the receiver.
package struct Receiving: Sendable {
    let address: @Sendable () -> String?
    let refused: @Sendable () -> RefusedPage
    let onMisdirected: @Sendable (MisdirectedRequest) -> Void

    /// Joins the inspector to a receiver; by default there is none.
    ///
    /// - Parameters:
    ///   - address: The receiver's own URL, such as `http://127.0.0.1:4100/`; nil while it is not known.
    ///   - refused: The last requests that HTTP itself refused.
    ///   - onMisdirected: Called for each webhook that came to the inspector's port; must not block.
    package init(
        address: @escaping @Sendable () -> String? = { nil },
        refused: @escaping @Sendable () -> RefusedPage = { RefusedPage() },
        onMisdirected: @escaping @Sendable (MisdirectedRequest) -> Void = { _ in }
    ) {
        self.address = address
        self.refused = refused
        self.onMisdirected = onMisdirected
    }
}
