import SuperTokens, { SuperTokensWrapper } from 'supertokens-auth-react'
import EmailPassword from 'supertokens-auth-react/recipe/emailpassword'
import { EmailPasswordPreBuiltUI } from 'supertokens-auth-react/recipe/emailpassword/prebuiltui'
import Session from 'supertokens-auth-react/recipe/session'
import { AuthPage } from 'supertokens-auth-react/ui'
import { contendWith } from './react-dialog.jsx'

SuperTokens.init({
  appInfo: { appName: 'Bench', apiDomain: location.origin, websiteDomain: location.origin },
  recipeList: [EmailPassword.init(), Session.init()],
})
contendWith(() => (
  <SuperTokensWrapper>
    <AuthPage preBuiltUIList={[EmailPasswordPreBuiltUI]} />
  </SuperTokensWrapper>
))
