package io.keyledger.standalone.installation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A directive of nginx with its words, the first of which is its name, and what stands in its braces. */
record Directive(List<String> words, List<Directive> block) {

    private static final Pattern TOKEN = Pattern.compile("#.*|\"[^\"]*\"|[{};]|[^\\s{};\"]+");

    static List<Directive> read(String text) {
        Deque<List<Directive>> open = new ArrayDeque<>();
        open.push(new ArrayList<>());
        List<String> words = new ArrayList<>();
        for (String token :
                TOKEN.matcher(text).results().map(MatchResult::group).toList()) {
            switch (token) {
                case ";" -> {
                    open.element().add(new Directive(List.copyOf(words), List.of()));
                    words.clear();
                }
                case "{" -> {
                    List<Directive> block = new ArrayList<>();
                    open.element().add(new Directive(List.copyOf(words), block));
                    open.push(block);
                    words.clear();
                }
                case "}" -> open.pop();
                default -> {
                    if (!token.startsWith("#")) {
                        words.add(token.replace("\"", ""));
                    }
                }
            }
        }
        return open.pop();
    }

    String name() {
        return words.getFirst();
    }

    String text() {
        return String.join(" ", words);
    }

    /** Of a list of directives, at any depth. */
    static List<Change<List<Directive>>> changes(List<Directive> directives) {
        return Changes.of(directives, Directive::changes);
    }

    private List<Change<Directive>> changes() {
        List<Change<Directive>> all = new ArrayList<>();
        for (Change<List<String>> change : Changes.of(words, Changes::of)) {
            if (!change.result().isEmpty()) {
                all.add(change.within(": " + text(), otherwise -> new Directive(otherwise, block)));
            }
        }
        for (Change<List<Directive>> change : changes(block)) {
            all.add(change.within(" " + name(), otherwise -> new Directive(words, otherwise)));
        }
        return all;
    }

    @Override
    public String toString() {
        return text();
    }
}
