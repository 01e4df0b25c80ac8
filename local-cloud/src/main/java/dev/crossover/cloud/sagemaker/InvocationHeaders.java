package dev.crossover.cloud.sagemaker;

import java.util.regex.Pattern;

import dev.crossover.cloud.aws.AwsRequest;
import dev.crossover.cloud.protocol.Errors;

/**
 * What callers of the runtime say beside the body, within AWS's limits.
 *
 * @param request the request
 */
record InvocationHeaders(AwsRequest request) {

	private static final String PREFIX = "x-amzn-sagemaker-";

	private static final int LIMIT = 1024;

	private static final Pattern VISIBLE_ASCII = Pattern.compile("[ -~]*");

	String customAttributes() {
		String value = text("custom-attributes", LIMIT);
		if (!VISIBLE_ASCII.matcher(value).matches()) {
			throw Errors.validation("CustomAttributes must be visible US-ASCII characters");
		}
		return value;
	}

	String text(String name, int limit) {
		String value = this.request.header(PREFIX + name).orElse("");
		if (value.length() > limit) {
			throw Errors.validation("Value at '%s' must have length less than or equal to %d".formatted(name, limit));
		}
		return value;
	}

	int seconds(String name, int otherwise, int minimum, int maximum) {
		String text = text(name, LIMIT);
		try {
			int value = text.isEmpty() ? otherwise : Integer.parseInt(text);
			if (value < minimum || value > maximum) {
				throw Errors
					.validation("Value %d at '%s' must be between %d and %d".formatted(value, name, minimum, maximum));
			}
			return value;
		}
		catch (NumberFormatException ex) {
			throw Errors.validation("Value at '" + name + "' must be a number");
		}
	}

	String media(String name, String otherwise) {
		String value = this.request.header(name).orElse(otherwise);
		if (value.length() > LIMIT) {
			throw Errors.validation("Value at '%s' must have length less than or equal to %d".formatted(name, LIMIT));
		}
		return value;
	}

}
