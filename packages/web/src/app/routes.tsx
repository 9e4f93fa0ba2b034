import type { RouteDefinition } from '@solidjs/router'
import { lazy } from 'solid-js'
import { FORM_PATHS } from './form-paths.ts'
import { HomePage } from './pages/home-page.tsx'

const FormPage = lazy(async () => ({ default: (await import('./pages/form-page.tsx')).FormPage }))
const AccountPage = lazy(async () => ({ default: (await import('./pages/account-page.tsx')).AccountPage }))
const DashboardPage = lazy(async () => ({ default: (await import('./pages/dashboard-page.tsx')).DashboardPage }))
const NotFoundPage = lazy(async () => ({ default: (await import('./pages/not-found-page.tsx')).NotFoundPage }))
const PrivacyPage = lazy(async () => ({ default: (await import('./pages/privacy-page.tsx')).PrivacyPage }))
const ThemePage = lazy(async () => ({ default: (await import('./pages/theme-page.tsx')).ThemePage }))
const TermsPage = lazy(async () => ({ default: (await import('./pages/terms-page.tsx')).TermsPage }))

/** Every page. The server knows the same paths and answers others with 404. */
export const ROUTES: RouteDefinition[] = [
  { path: '/', component: HomePage },
  { path: FORM_PATHS, component: FormPage },
  { path: '/account', component: AccountPage },
  { path: '/dashboard', component: DashboardPage },
  { path: '/privacy', component: PrivacyPage },
  { path: '/terms', component: TermsPage },
  { path: '/theme', component: ThemePage },
  { path: '*', component: NotFoundPage },
]
