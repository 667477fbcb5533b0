package io.keyledger.standalone.installation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The names of the settings that somebody has described: Spring Boot in its metadata, Keyledger in the tables of the README. */
final class KnownSettings {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final Pattern ROW = Pattern.compile("^\\| ((`[\\w.-]+`(, )?)+)", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([\\w.-]+)`");

    private KnownSettings() {}

    static Set<String> read() {
        Set<String> names = new HashSet<>();
        try {
            for (URL metadata :
                    Collections.list(KnownSettings.class.getClassLoader().getResources(METADATA))) {
                try (InputStream file = metadata.openStream()) {
                    for (JsonNode property : JsonMapper.shared().readTree(file).path("properties")) {
                        names.add(property.path("name").asString());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ROW.matcher(Checkout.text("README.md")).results().forEach(row -> addRow(row.group(1), names));
        return names;
    }

    /** In a row a name may begin with a dot: it then stands beside the one before. */
    private static void addRow(String row, Set<String> names) {
        String before = "";
        for (var name : NAME.matcher(row).results().toList()) {
            before = name.group(1).startsWith(".")
                    ? before.substring(0, before.lastIndexOf('.')) + name.group(1)
                    : name.group(1);
            names.add(before);
        }
    }
}
