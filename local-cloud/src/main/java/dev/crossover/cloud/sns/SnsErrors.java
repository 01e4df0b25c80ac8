package dev.crossover.cloud.sns;

import dev.crossover.cloud.aws.AwsError;

/** SNS's own errors. */
final class SnsErrors {

	private SnsErrors() {
	}

	static AwsError invalid(String what) {
		return new AwsError(400, "InvalidParameter", "Invalid parameter: " + what);
	}

	static AwsError notFound(String what) {
		return new AwsError(404, "NotFound", what + " does not exist");
	}

}
