import HookFormat
internal import HookModel
internal import Hummingbird
internal import JSONText

extension Inspector {
    /// `GET /refused`: the last requests that HTTP itself refused, newest first.
    func refused(_ request: InspectorRequest) -> Response {
        let page = receiver.refused
        return switch request.form() {
        case .text: .text(RefusedText(page, credentials: credentials).text)
        case .json: .json { RefusedObject.write(page, to: &$0) }
        }
    }
}
