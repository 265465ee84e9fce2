package import HookModel

/// What the inspector has to do with the receiver.
package protocol ReceiverStatus: Sendable {
    /// The receiver's own URL, such as `http://127.0.0.1:4100/`; nil while it is not known.
    var address: String? { get }
    /// The last requests that HTTP itself refused.
    var refused: RefusedPage { get }
    /// A webhook came to the inspector's port; must not block.
    func note(_ misdirected: MisdirectedRequest)
}
