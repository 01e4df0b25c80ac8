package dev.crossover.router.account;

import java.util.Objects;

import dev.crossover.common.account.Account;
import dev.crossover.policy.plan.AccountPlan;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Whose request it is.
 *
 * @param account the account that the credential belongs to
 * @param plan what it is promised and allowed
 */
public record Caller(Account account, AccountPlan plan) {

	/** The request attribute that holds the caller. */
	static final String ATTRIBUTE = Caller.class.getName();

	/**
	 * Notes whose request it is.
	 * @param request the request
	 */
	public void noteOn(HttpServletRequest request) {
		request.setAttribute(ATTRIBUTE, this);
	}

	/**
	 * Whether it is known whose request it is.
	 * @param request a request
	 * @return whether it has been authenticated
	 */
	public static boolean isKnown(HttpServletRequest request) {
		return request.getAttribute(ATTRIBUTE) != null;
	}

	/**
	 * The account of a request.
	 * @param request a request that has been authenticated
	 * @return the account
	 */
	public static Account account(HttpServletRequest request) {
		return caller(request).account();
	}

	/**
	 * What the account of a request is promised and allowed.
	 * @param request a request that has been authenticated
	 * @return the plan
	 */
	public static AccountPlan plan(HttpServletRequest request) {
		return caller(request).plan();
	}

	private static Caller caller(HttpServletRequest request) {
		return (Caller) Objects.requireNonNull(request.getAttribute(ATTRIBUTE));
	}

}
