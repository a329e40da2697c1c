from typing import Any

from services.gateway.api.reference.typescript import typescript_types

STREAM = {"200": {"content": {"text/event-stream": {"x-events": {"end": {"$ref": "#/components/schemas/End"}}}}}}


def document(**schemas: Any) -> dict[str, Any]:
    paths = {"/events": {"get": {"operationId": "events", "responses": STREAM}}}
    return {"components": {"schemas": schemas}, "paths": paths}


def test_each_kind_of_schema_has_its_type() -> None:
    end = {
        "description": "How it\n ended.",
        "required": ["status"],
        "properties": {
            "status": {"enum": ["a", "b"]},
            "note": {"anyOf": [{"type": "string"}, {"type": "null"}], "description": "Why."},
            "counts": {"type": "object", "additionalProperties": {"type": "integer"}},
            "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Part"}},
            "flags": {"type": "array", "items": {"enum": [1, 2]}},
            "kind": {"const": "end"},
            "any": {},
        },
        "additionalProperties": True,
        "type": "object",
    }
    text = typescript_types(document(End=end, Part={"type": "boolean"}))
    assert "/** How it ended. */\nexport type End = {\n" in text
    for line in (
        '  status: "a" | "b";',
        "  /** Why. */",
        "  note?: string | null;",
        "  counts?: Record<string, number>;",
        "  parts?: Part[];",
        "  flags?: (1 | 2)[];",
        '  kind?: "end";',
        "  any?: unknown;",
        "  [name: string]: unknown;",
    ):
        assert f"\n{line}\n" in text
    assert "export type Part = boolean;" in text
    assert '  | { event: "end"; id?: string; data: End };' in text
