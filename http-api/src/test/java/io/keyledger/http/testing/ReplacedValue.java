package io.keyledger.http.testing;

import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A body in which one value, and be it the whole, has given way to another. */
final class ReplacedValue {

    private final int which;
    private final String value;
    private int met;

    private ReplacedValue(int which, String value) {
        this.which = which;
        this.value = value;
    }

    /** How many values there are in a body: itself, and whatever stands in its fields and lists. */
    static int places(String body) {
        ReplacedValue none = new ReplacedValue(-1, "");
        none.written(JsonMapper.shared().readTree(body));
        return none.met;
    }

    /** The body with another value in that place, counted from 0, which is the whole body. */
    static String of(String body, int which, String value) {
        return new ReplacedValue(which, value).written(JsonMapper.shared().readTree(body));
    }

    private String written(JsonNode node) {
        if (met++ == which) {
            return value;
        }
        if (node.isObject()) {
            StringJoiner fields = new StringJoiner(",", "{", "}");
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                fields.add('"' + field.getKey() + "\":" + written(field.getValue()));
            }
            return fields.toString();
        }
        if (node.isArray()) {
            StringJoiner elements = new StringJoiner(",", "[", "]");
            node.forEach(element -> elements.add(written(element)));
            return elements.toString();
        }
        return node.toString();
    }
}
