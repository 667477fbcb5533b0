package io.keyledger.query.validation;

import io.keyledger.events.Permission;
import io.keyledger.query.validation.Verdict.JudgedKey;
import io.keyledger.query.validation.VerifyBodies.VerifyRequest;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.json.JsonMapper;

/**
 * A question and its answer in JSON, token by token: half the work of having them bound, for the one kind of request that comes by the
 * hundred thousand. It writes what {@link VerifyBodies} says, byte for byte. Thread-safe.
 */
final class VerdictJson {

    private static final Map<String, Permission> PERMISSIONS =
            Arrays.stream(Permission.values()).collect(Collectors.toMap(Permission::name, Function.identity()));

    private static final SerializableString VALID = new SerializedString("valid");
    private static final SerializableString CODE = new SerializedString("code");
    private static final SerializableString KEY_ID = new SerializedString("keyId");
    private static final SerializableString ORGANIZATION_ID = new SerializedString("organizationId");
    private static final SerializableString NAME = new SerializedString("name");
    private static final SerializableString PERMISSION = new SerializedString("permission");
    private static final SerializableString ENVIRONMENT = new SerializedString("environment");
    private static final SerializableString SECRET_VERSION = new SerializedString("secretVersion");
    private static final SerializableString EXPIRES_AT = new SerializedString("expiresAt");
    private static final int USUAL_LENGTH = 320;

    private final JsonMapper json;

    VerdictJson(JsonMapper json) {
        this.json = json;
    }

    /**
     * The question in a body, or null where it is not of the plainest form: {@code key} once, {@code permission} at most once, each a
     * string, and nothing else. Such a body may still be a question, or tell what is wrong with it, to whoever binds it.
     */
    @Nullable
    VerifyRequest plain(byte[] body) {
        try (JsonParser parser = json.createParser(body)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? fields(parser) : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static @Nullable VerifyRequest fields(JsonParser parser) {
        String key = null;
        Permission permission = null;
        for (String field = parser.nextName(); field != null; field = parser.nextName()) {
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                return null;
            }
            if (field.equals("key") && key == null) {
                key = parser.getString();
            } else if (field.equals("permission") && permission == null) {
                permission = PERMISSIONS.get(parser.getString());
                if (permission == null) {
                    return null;
                }
            } else {
                return null;
            }
        }
        boolean ends = parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        return ends && key != null ? new VerifyRequest(key, permission) : null;
    }

    /** What {@link VerifyBodies.VerifyAnswer} is bound to. */
    byte[] answer(Verdict verdict) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_LENGTH);
        try (JsonGenerator to = json.createGenerator(bytes)) {
            to.writeStartObject();
            to.writeName(VALID);
            to.writeBoolean(verdict.valid());
            text(to, CODE, verdict.code().name());
            JudgedKey key = verdict.key();
            text(to, KEY_ID, key == null ? null : key.id());
            text(to, ORGANIZATION_ID, key == null ? null : key.organization().text());
            text(to, NAME, key == null ? null : key.name());
            text(to, PERMISSION, key == null ? null : key.permission().name());
            text(to, ENVIRONMENT, key == null ? null : key.environment().text());
            to.writeName(SECRET_VERSION);
            if (key == null) {
                to.writeNull();
            } else {
                to.writeNumber(key.secretVersion());
            }
            text(
                    to,
                    EXPIRES_AT,
                    key == null || key.expiresAt() == null
                            ? null
                            : key.expiresAt().toString());
            to.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void text(JsonGenerator to, SerializableString name, @Nullable String value) {
        to.writeName(name);
        if (value == null) {
            to.writeNull();
        } else {
            to.writeString(value);
        }
    }
}
