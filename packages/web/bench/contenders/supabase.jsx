import { Auth } from '@supabase/auth-ui-react'
import { ThemeSupa } from '@supabase/auth-ui-shared'
import { createClient } from '@supabase/supabase-js'
import { contendWith } from './react-dialog.jsx'

const client = createClient(location.origin, 'anonymous')
contendWith(() => <Auth supabaseClient={client} appearance={{ theme: ThemeSupa }} providers={[]} />)
