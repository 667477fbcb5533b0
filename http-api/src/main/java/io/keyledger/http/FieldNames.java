package io.keyledger.http;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * How a field is named in a problem. Where a client chose the name itself (an unknown field, the key of a map), it is shown
 * only if it looks like a field name of this API; a secret's text, which has underscores or is longer, never does.
 */
final class FieldNames {

    private static final String NAME = "[A-Za-z][A-Za-z0-9]{0,31}";
    private static final Pattern PATH = Pattern.compile(NAME + "(\\[\\d{1,5}]|\\." + NAME + "){0,16}");
    private static final String BODY = "the body";

    private FieldNames() {}

    static String shown(@Nullable String path) {
        if (path == null || path.isEmpty()) {
            return BODY;
        }
        return PATH.matcher(path).matches() ? path : "a field";
    }

    static String shown(JacksonException failure) {
        return shown(failure.getPath());
    }

    private static String shown(List<JacksonException.Reference> path) {
        StringBuilder text = new StringBuilder();
        for (JacksonException.Reference step : path) {
            if (step.getPropertyName() == null) {
                text.append('[').append(step.getIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return shown(text.toString());
    }
}
