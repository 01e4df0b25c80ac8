package dev.crossover.router.web;

import java.util.Collections;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;
import org.springframework.util.StringUtils;

/**
 * What a client prefers, by RFC 7240.
 *
 * @param respondAsync to hear of the result later rather than to wait for it
 */
public record Preferences(boolean respondAsync) {

	private static final String RESPOND_ASYNC = "respond-async";

	/**
	 * Reads preferences; those that are not known are ignored.
	 * @param request the request
	 * @return the preferences
	 */
	public static Preferences of(HttpServletRequest request) {
		return new Preferences(Collections.list(request.getHeaders("Prefer"))
			.stream()
			.flatMap((header) -> StringUtils.commaDelimitedListToSet(header).stream())
			.anyMatch((preference) -> preference.split(";")[0].strip().toLowerCase(Locale.ROOT).equals(RESPOND_ASYNC)));
	}

	/**
	 * Says that the preference for a later answer was followed.
	 * @param <T> the body's type
	 * @param answer the answer
	 * @return the answer that says so
	 */
	public static <T> ResponseEntity<T> applied(ResponseEntity<T> answer) {
		return ResponseEntity.status(answer.getStatusCode())
			.headers(answer.getHeaders())
			.header("Preference-Applied", RESPOND_ASYNC)
			.body(answer.getBody());
	}

}
