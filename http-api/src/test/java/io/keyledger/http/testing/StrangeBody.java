package io.keyledger.http.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A valid body, changed here and there: fields left out, said twice, renamed, added or given another value, or its text
 * cut, wrapped or written in another charset. Mere bytes seldom get past the parser; most of these do.
 */
final class StrangeBody {

    private static final int NOT_AT_ALL_JSON = 15;
    private static final int SPLICED = 14;

    private final Choices choices;

    private StrangeBody(Choices choices) {
        this.choices = choices;
    }

    /** The body that these choices make of a valid one; without any choice, the valid one itself. */
    static byte[] of(String valid, Choices choices) {
        return switch (choices.below(NOT_AT_ALL_JSON + 1)) {
            case NOT_AT_ALL_JSON -> choices.rest();
            case SPLICED -> spliced(valid.getBytes(UTF_8), choices);
            default -> new StrangeBody(choices).changed(JsonMapper.shared().readTree(valid));
        };
    }

    private static byte[] spliced(byte[] valid, Choices choices) {
        int from = choices.below(valid.length + 1);
        int until = Math.min(valid.length, from + choices.below(8));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(valid, 0, from);
        body.writeBytes(choices.rest());
        body.write(valid, until, valid.length - until);
        return body.toByteArray();
    }

    private byte[] changed(JsonNode valid) {
        String text = value(valid, 40);
        return switch (choices.below(40)) {
            case 39 -> text.getBytes(StandardCharsets.UTF_16);
            case 38 -> text.getBytes(StandardCharsets.UTF_16LE);
            case 37 -> text.getBytes(StandardCharsets.ISO_8859_1);
            case 36 -> ("\ufeff" + text).getBytes(UTF_8);
            case 35 -> ("[" + text + "]").getBytes(UTF_8);
            case 34 -> (text + " " + text).getBytes(UTF_8);
            case 33 -> (" ".repeat(60_000) + text).getBytes(UTF_8);
            case 32 -> (" ".repeat(70_000) + text).getBytes(UTF_8);
            case 31 -> ("\"" + text.replace("\"", "\\\"") + "\"").getBytes(UTF_8);
            case 30 -> Arrays.copyOf(text.getBytes(UTF_8), choices.below(text.length() + 1));
            default -> text.getBytes(UTF_8);
        };
    }

    /** Another value now and then: once in so many times. */
    private String value(JsonNode valid, int seldom) {
        if (choices.oneIn(seldom)) {
            return NastyValues.VALUES.get(choices.below(NastyValues.VALUES.size()));
        }
        if (valid.isObject()) {
            return fields(valid);
        }
        return valid.isArray() ? elements(valid) : valid.toString();
    }

    private String fields(JsonNode valid) {
        List<String> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : valid.properties()) {
            String value = value(field.getValue(), 6);
            switch (choices.below(32)) {
                case 31, 30 -> {}
                case 29 -> fields.addAll(List.of(field(field.getKey(), value), field(field.getKey(), value)));
                case 28 -> fields.add(field(oddName(), value));
                case 27 -> fields.addAll(List.of(field(oddName(), value), field(field.getKey(), value)));
                default -> fields.add(field(field.getKey(), value));
            }
        }
        return "{" + String.join(",", fields) + "}";
    }

    private String elements(JsonNode valid) {
        List<String> elements = new ArrayList<>();
        valid.forEach(element -> elements.add(value(element, 12)));
        int times = choices.oneIn(12) ? choices.below(40) : 1;
        return "[" + String.join(",", Collections.nCopies(times, String.join(",", elements))) + "]";
    }

    private String oddName() {
        return NastyValues.NAMES.get(choices.below(NastyValues.NAMES.size()));
    }

    private static String field(String name, String value) {
        return '"' + name + "\":" + value;
    }
}
