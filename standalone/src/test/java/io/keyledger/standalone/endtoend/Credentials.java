package io.keyledger.standalone.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file that the first start leaves, as a newcomer reads it. */
record Credentials(JsonNode json) {

    static Credentials in(Path data) {
        try {
            return new Credentials(
                    JsonMapper.shared().readTree(Files.readString(data.resolve("initial-credentials.json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String get(String field) {
        return json.get(field).asString();
    }
}
