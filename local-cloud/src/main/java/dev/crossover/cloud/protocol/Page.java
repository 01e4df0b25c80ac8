package dev.crossover.cloud.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A part of a long list, and where the next one begins.
 *
 * @param items the items of this part
 * @param next what to ask the next part with; empty after the last
 * @param <T> the items
 */
public record Page<T>(List<T> items, String next) {

	/**
	 * Takes a part out of a list.
	 * @param all the list, in an order that stays
	 * @param token what the part before said, or empty for the first
	 * @param size the most items of a part
	 * @param <T> the items
	 * @return the part
	 * @throws IllegalArgumentException when nothing here made the token
	 */
	public static <T> Page<T> of(List<T> all, String token, int size) {
		int from = token.isEmpty() ? 0 : offset(token);
		if (from < 0 || from > all.size()) {
			throw new IllegalArgumentException("Not a token of this list: " + token);
		}
		int until = Math.min(all.size(), from + size);
		return new Page<>(all.subList(from, until), (until < all.size()) ? token(until) : "");
	}

	/**
	 * The part as an answer.
	 * @param member what the list is called
	 * @param describe how an item is told of
	 * @return the members, with a {@code NextToken} when there is more
	 */
	public Map<String, Object> answer(String member, Function<T, ?> describe) {
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put(member, this.items.stream().map(describe).toList());
		if (!this.next.isEmpty()) {
			answer.put("NextToken", this.next);
		}
		return answer;
	}

	private static int offset(String token) {
		return Integer.parseInt(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII));
	}

	private static String token(int offset) {
		return Base64.getUrlEncoder().encodeToString(String.valueOf(offset).getBytes(StandardCharsets.US_ASCII));
	}

}
