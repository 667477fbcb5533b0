package io.keyledger.command.testing;

import io.keyledger.http.testing.RawAnswer;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What came back over HTTP. */
public record Answer(int status, HttpHeaders headers, String text) {

    private static final JsonMapper JSON = new JsonMapper();

    public static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    static Answer of(RawAnswer raw) {
        return new Answer(raw.status(), raw.headers(), raw.text());
    }

    public Map<String, Object> json() {
        return JSON.readValue(text, new TypeReference<>() {});
    }

    /** What it says of the key or organization itself, whenever it is asked: all but how it was enforced this time. */
    public Map<String, Object> lasting() {
        Map<String, Object> lasting = json();
        lasting.remove("enforcement");
        return lasting;
    }

    /** A field's text; for problems, {@code code} is the one that counts. */
    public String field(String name) {
        return String.valueOf(json().get(name));
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
