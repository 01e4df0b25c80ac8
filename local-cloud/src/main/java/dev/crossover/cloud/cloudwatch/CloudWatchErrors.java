package dev.crossover.cloud.cloudwatch;

import java.util.List;
import java.util.Map;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.protocol.Page;

/** CloudWatch's own errors, by the names of its newer protocols. */
public final class CloudWatchErrors {

	/** What the query protocol calls the errors. */
	static final Map<String, String> QUERY_CODES = Map.of("InvalidParameterValueException", "InvalidParameterValue",
			"InvalidParameterCombinationException", "InvalidParameterCombination", "MissingRequiredParameterException",
			"MissingParameter", "DashboardInvalidInputError", "InvalidParameterInput", "DashboardNotFoundError",
			"ResourceNotFound", "InvalidFormatFault", "InvalidFormat", "ValidationException", "ValidationError");

	private CloudWatchErrors() {
	}

	static AwsError value(String message) {
		return new AwsError(400, "InvalidParameterValueException", message);
	}

	static AwsError combination(String message) {
		return new AwsError(400, "InvalidParameterCombinationException", message);
	}

	static AwsError missing(String parameter) {
		return new AwsError(400, "MissingRequiredParameterException",
				"The parameter %s is required.".formatted(parameter));
	}

	/**
	 * Something that is not there.
	 * @param message what
	 * @return the error
	 */
	public static AwsError notFound(String message) {
		return new AwsError(404, "ResourceNotFound", message);
	}

	/**
	 * A part of a list.
	 * @param all the list
	 * @param token where the part begins
	 * @param size its most items
	 * @param <T> the items
	 * @return the part
	 */
	public static <T> Page<T> page(List<T> all, String token, int size) {
		try {
			return Page.of(all, token, size);
		}
		catch (IllegalArgumentException ex) {
			throw new AwsError(400, "InvalidNextToken", "The service token is not valid");
		}
	}

}
