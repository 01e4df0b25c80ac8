package dev.crossover.cloud.protocol;

/**
 * An Amazon resource name in the one region and account of the local cloud.
 *
 * @param service the service, such as {@code sqs}
 * @param resource the resource, with its type where the service writes one
 */
public record Arn(String service, String resource) {

	/** The region everything is in. */
	public static final String REGION = "us-east-1";

	/** The account everything belongs to. */
	public static final String ACCOUNT = "000000000000";

	/**
	 * Reads a name; region and account are not looked at.
	 * @param text the name as text
	 * @return its parts
	 */
	public static Arn parse(String text) {
		String[] parts = text.split(":", 6);
		if (parts.length != 6 || !parts[0].equals("arn")) {
			throw Errors.validation("Invalid ARN: " + text);
		}
		return new Arn(parts[2], parts[5]);
	}

	/**
	 * The part of the resource behind its last slash.
	 * @return the name alone
	 */
	public String name() {
		return this.resource.substring(this.resource.lastIndexOf('/') + 1);
	}

	@Override
	public String toString() {
		return "arn:aws:%s:%s:%s:%s".formatted(this.service, REGION, ACCOUNT, this.resource);
	}

}
