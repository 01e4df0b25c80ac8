package dev.crossover.policy.account;

/** What kind of customer an account is. Each kind has its own {@link AccountLimits}. */
public enum AccountType {

	/** Someone trying the product on its web page. */
	DEMO,

	/** Someone evaluating the product with their own documents. */
	TRIAL,

	/** A paying customer. */
	STANDARD,

	/** A paying customer with batches of up to millions of documents. */
	ENTERPRISE;

	/**
	 * Whether the account may wake a GPU and name the pipeline it wishes for.
	 * @return whether this is a paying kind of account
	 */
	public boolean mayUseGpu() {
		return switch (this) {
			case DEMO, TRIAL -> false;
			case STANDARD, ENTERPRISE -> true;
		};
	}

}
