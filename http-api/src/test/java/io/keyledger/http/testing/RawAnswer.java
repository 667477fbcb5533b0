package io.keyledger.http.testing;

import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What came back over a bare connection. */
public record RawAnswer(int status, HttpHeaders headers, String text) {

    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)\r\n", Pattern.CASE_INSENSITIVE);

    static RawAnswer of(String text) {
        String[] parts = text.split("\r\n\r\n", 2);
        List<String> lines = parts[0].lines().toList();
        Map<String, List<String>> headers = lines.stream()
                .skip(1)
                .map(line -> line.split(": ?", 2))
                .collect(Collectors.groupingBy(
                        line -> line[0], TreeMap::new, Collectors.mapping(line -> line[1], Collectors.toList())));
        HttpHeaders all = HttpHeaders.of(headers, (name, value) -> true);
        String body = parts.length < 2 ? "" : parts[1];
        return new RawAnswer(
                Integer.parseInt(lines.getFirst().split(" ", 3)[1]),
                all,
                all.firstValue("Transfer-Encoding").isPresent() ? unchunked(body) : body);
    }

    /** Whether these bytes, each written as one character, are all of an answer that says how long it is. */
    static boolean isWhole(String bytes) {
        int end = bytes.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        Matcher length = LENGTH.matcher(bytes).region(0, end + 2);
        return length.find()
                ? bytes.length() >= end + 4 + Integer.parseInt(length.group(1))
                : bytes.endsWith("\r\n0\r\n\r\n");
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    private static String unchunked(String body) {
        List<String> parts = Arrays.asList(body.split("\r\n"));
        StringBuilder whole = new StringBuilder();
        for (int i = 1; i < parts.size(); i += 2) {
            whole.append(parts.get(i));
        }
        return whole.toString();
    }
}
