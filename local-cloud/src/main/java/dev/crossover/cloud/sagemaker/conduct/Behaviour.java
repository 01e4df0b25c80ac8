package dev.crossover.cloud.sagemaker.conduct;

/**
 * A behaviour that AWS does not document, other than the usual one here. A service that
 * is right under both needs not know which one AWS has.
 */
public enum Behaviour {

	/** A serverless throttle is a 429 with a message, not a 400 without one. */
	THROTTLE_WITH_429("serverless-throttle", "400", "429"),

	/** A request that waited too long is told of as a failure, not dropped in silence. */
	TELL_OF_EXPIRY("async-expiry", "silent", "notify"),

	/** A known inference id is answered again and not done again. */
	IGNORE_REPEATED_ID("async-repeated-id", "accept", "ignore"),

	/** What an instance was doing when it went fails, and does not wait again. */
	FAIL_INTERRUPTED("async-interrupted", "requeue", "fail"),

	/** An update without capacity ends at the old capacity instead of waiting. */
	GIVE_UP_WITHOUT_CAPACITY("no-capacity", "wait", "give-up");

	private final String question;

	private final String usual;

	private final String other;

	Behaviour(String question, String usual, String other) {
		this.question = question;
		this.usual = usual;
		this.other = other;
	}

	String question() {
		return this.question;
	}

	/**
	 * Whether an answer chooses this behaviour.
	 * @param answer what somebody chose
	 * @return whether it is this one rather than the usual one
	 */
	boolean isChosenBy(String answer) {
		if (!answer.equals(this.usual) && !answer.equals(this.other)) {
			throw new IllegalArgumentException(
					"%s is %s or %s, not %s".formatted(this.question, this.usual, this.other, answer));
		}
		return answer.equals(this.other);
	}

}
