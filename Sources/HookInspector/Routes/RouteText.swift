import HookFormat
internal import HookStore
internal import JSONText

/// The routes as `GET /` lists them.
enum RouteText {
    /// A line for each route, and how to choose a form.
    static var text: String {
        var table = TextTable()
        for route in InspectorRoute.all { table.add([route.method, route.path, route.summary]) }
        let parameters = InspectorRoute.all.filter { !$0.parameters.isEmpty }.map { route in
            "\(route.path)?  \(route.parameters.joined(separator: " "))"
        }
        let lines =
            ["Hooksight inspector", ""] + table.lines + [""] + parameters + [
                "", "JSON or text: add .json or .txt to the path, or send Accept.",
            ]
        return lines.map { $0 + "\n" }.joined()
    }

    /// The same as `{"routes": […]}`.
    static func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("routes")
            writer.array { writer in
                for route in InspectorRoute.all {
                    writer.object { writer in
                        writer.name("method")
                        writer.string(route.method)
                        writer.name("path")
                        writer.string(route.path)
                        writer.name("summary")
                        writer.string(route.summary)
                        writer.name("parameters")
                        writer.strings(route.parameters)
                    }
                }
            }
        }
    }
}
