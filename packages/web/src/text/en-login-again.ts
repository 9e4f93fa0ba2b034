/** What is said above the login when what somebody was doing needs it once more. */
export const loginAgain = 'Please log in once more to go on. Nothing that you have entered is lost.'
