/// The schema `false`.
extension SchemaRun {
    mutating func checkNever(_ node: Int) -> Bool {
        fail(nil, at: node) { run in ("expected nothing here, found \(run.shown(node))", nil) }
    }
}
