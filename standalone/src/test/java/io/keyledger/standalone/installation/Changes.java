package io.keyledger.standalone.installation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every small change to a value: a text otherwise, each number in it greater, each part left out. */
final class Changes {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private Changes() {}

    static List<Change<String>> of(String text) {
        Set<String> others = new LinkedHashSet<>(List.of(text + "x", "x" + text));
        if (text.equals("true") || text.equals("false")) {
            others.add(String.valueOf(text.equals("false")));
        }
        for (MatchResult number : NUMBER.matcher(text).results().toList()) {
            others.add(text.substring(0, number.start())
                    + (Integer.parseInt(number.group()) + 1)
                    + text.substring(number.end()));
        }
        return others.stream()
                .map(other -> new Change<>(" is '" + other + "'", other))
                .toList();
    }

    /** One item left out, or one item changed. */
    static <T> List<Change<List<T>>> of(List<T> items, Function<T, List<Change<T>>> changes) {
        List<Change<List<T>>> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            int at = i;
            List<T> fewer = new ArrayList<>(items);
            fewer.remove(at);
            all.add(new Change<>(" without " + items.get(at), fewer));
            for (Change<T> change : changes.apply(items.get(at))) {
                all.add(change.within("", changed -> {
                    List<T> otherwise = new ArrayList<>(items);
                    otherwise.set(at, changed);
                    return otherwise;
                }));
            }
        }
        return all;
    }

    /** Of maps, lists and scalars, as files of YAML and JSON hold them. */
    static List<Change<Object>> ofTree(@Nullable Object tree) {
        List<Change<Object>> all = new ArrayList<>();
        if (tree instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                Map<Object, @Nullable Object> fewer = new LinkedHashMap<>(map);
                fewer.remove(key);
                all.add(new Change<>(" without " + key, fewer));
                for (Change<Object> change : ofTree(value)) {
                    all.add(change.within("/" + key, changed -> {
                        Map<Object, @Nullable Object> otherwise = new LinkedHashMap<>(map);
                        otherwise.put(key, changed);
                        return otherwise;
                    }));
                }
            });
        } else if (tree instanceof List<?> list) {
            for (Change<List<Object>> change : of(new ArrayList<Object>(list), Changes::ofTree)) {
                all.add(change.within("", changed -> changed));
            }
        } else {
            for (Change<String> change : of(tree == null ? "" : tree.toString())) {
                all.add(change.within("", changed -> changed));
            }
        }
        return all;
    }
}
