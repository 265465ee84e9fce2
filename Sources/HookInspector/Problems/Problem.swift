internal import HookModel
internal import Hummingbird
internal import JSONText

/// An error as an answer: problem details after RFC 9457, or the same in text.
struct Problem: Error, Hashable {
    /// A stable word for what is wrong; the last part of `type`.
    let code: String
    /// The kind of problem in a few words; the same for every problem of a code.
    let title: String
    /// The status of the answer.
    let status: Int
    /// What happened, the value given, and what to do next; foreign text in it is made safe.
    let detail: String
    /// Methods for `Allow`; only for status 405.
    let allowed: [String]

    init(_ code: String, _ title: String, status: Int, _ detail: String, allowed: [String] = []) {
        self.code = code
        self.title = title
        self.status = status
        self.detail = detail
        self.allowed = allowed
    }

    /// The same for a webhook, which belongs to the receiver's URL; nil while that is not known.
    func pointing(to receiver: String?) -> Problem {
        guard let receiver else { return self }
        return Problem(
            code, title, status: status, "\(detail); this is the inspector: webhooks go to \(receiver)",
            allowed: allowed)
    }

    /// The answer in a form.
    func response(_ form: ResponseForm) -> Response {
        var response =
            switch form {
            case .text:
                Response.text("\(status) \(title)\n\(detail)\n", status: status)
            case .json:
                Response.json(status: status, type: "application/problem+json") { writer in
                    writer.object { writer in
                        writer.name("type")
                        writer.string("urn:hooksight:problem:\(code)")
                        writer.name("title")
                        writer.string(title)
                        writer.name("status")
                        writer.integer(status)
                        writer.name("detail")
                        writer.string(detail)
                    }
                }
            }
        if !allowed.isEmpty { response.headers[.allow] = allowed.joined(separator: ", ") }
        if status == 401 { response.headers[.wwwAuthenticate] = "Bearer realm=\"hooksight\"" }
        return response
    }

    /// Foreign text in quotation marks, safe and of bearable length.
    static func quoted(_ text: String) -> String {
        let safe = SafeText.escape(String(text.prefix(101)))
        return "\"\(safe.count > 100 ? safe.prefix(99) + "…" : safe)\""
    }
}
